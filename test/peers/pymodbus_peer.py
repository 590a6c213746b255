"""Reads holding registers with pymodbus and prints them, one a line: tcp PORT | rtu PATH, first register, count."""

import sys

from pymodbus.client import ModbusSerialClient, ModbusTcpClient

kind, place, first, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
if kind == "tcp":
    client = ModbusTcpClient("127.0.0.1", port=int(place), timeout=2)
else:
    client = ModbusSerialClient(place, baudrate=115200, parity="N", stopbits=1, timeout=2)
if not client.connect():
    sys.exit("no connection")
while count > 0:
    some = min(count, 120)
    answer = client.read_holding_registers(first, some, slave=1)
    if answer.isError():
        sys.exit(str(answer))
    for word in answer.registers:
        print(word)
    first += some
    count -= some
client.close()
