"""The other end of a serial CAN line, spoken by python-can: JSON lines in, JSON lines out."""
import json
import sys
import threading
import time

import can

bus = can.Bus(interface="slcan", channel=sys.argv[1], bitrate=500000, sleep_after_open=0)


def say(**what):
    print(json.dumps(what), flush=True)


def hear():
    while True:
        message = bus.recv(timeout=0.2)
        if message is not None:
            say(heard=message.arbitration_id, data=message.data.hex(), extended=message.is_extended_id)


threading.Thread(target=hear, daemon=True).start()
say(ready=can.__version__)
for line in sys.stdin:
    asked = json.loads(line)
    message = can.Message(
        arbitration_id=asked["id"], data=bytes.fromhex(asked["data"]), is_extended_id=asked["extended"]
    )
    bus.send(message)
    say(sent=asked["id"])
time.sleep(0.1)
bus.shutdown()
