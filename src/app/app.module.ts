import { type DynamicModule, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { type ApiPorts, OperatorApiModule } from '../operator-api';
import { TickService } from './tick.service';

/** The service: the HTTP door and the outer tick on one engine. */
@Module({})
export class AppModule {
  static with(ports: ApiPorts): DynamicModule {
    return {
      module: AppModule,
      imports: [ScheduleModule.forRoot(), OperatorApiModule.with(ports)],
      providers: [TickService],
    };
  }
}
