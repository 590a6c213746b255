import { Inject, Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { API, type ApiPorts } from '../operator-api';

/** The outer tick: the engine sets its own alarms; this one only catches what an alarm missed, and a store that has stopped. */
@Injectable()
export class TickService {
  constructor(@Inject(API) private readonly api: ApiPorts) {}

  @Interval(30_000)
  async tick(): Promise<void> {
    try {
      await this.api.engine.tick();
    } catch (error) {
      this.api.broken(error);
    }
  }
}
