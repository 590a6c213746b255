import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { Gauge, Registry } from 'prom-client';
import { type LineCounters, listPorts, type SerialPortSeen } from '../fieldbus';
import { Says } from './api-doc';
import { API, type ApiPorts } from './api-ports';

type Lines = Readonly<Record<string, LineCounters>>;

@Controller('api')
export class LinesController {
  constructor(@Inject(API) private readonly api: Pick<ApiPorts, 'lines'>) {}

  @Get('lines')
  @Says('The lines that are open, and everything that was counted on each since it was opened.')
  lines(): Promise<Lines> {
    return this.api.lines();
  }

  @Get('ports')
  @Says('The serial ports of this computer, by the name that lasts longest. None is opened.')
  ports(): readonly SerialPortSeen[] {
    return listPorts();
  }

  @Get('metrics')
  @Says('The same for a collector, in the text format of Prometheus.')
  @ApiProduces('text/plain')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async metrics(): Promise<string> {
    return metricsOf(await this.api.lines());
  }
}

/** A registry of its own for each answer: the counters are the lines' own, and a line that was closed is not told any more. */
function metricsOf(lines: Lines): Promise<string> {
  const registry = new Registry();
  const counted = new Gauge({
    name: 'stackhand_line_counted',
    help: 'What was counted on an open line since it was opened, by kind',
    labelNames: ['line', 'kind'],
    registers: [registry],
  });
  for (const [line, counters] of Object.entries(lines))
    for (const [kind, count] of Object.entries(counters)) counted.set({ line, kind }, Number(count));
  return registry.metrics();
}
