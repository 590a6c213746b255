import { type DynamicModule, Module } from '@nestjs/common';
import { API, type ApiPorts } from './api-ports';
import { CatalogueController } from './catalogue.controller';
import { EventsController } from './events.controller';
import { FilesController } from './files.controller';
import { HealthController } from './health.controller';
import { ImagesController } from './images.controller';
import { JournalController } from './journal.controller';
import { LinesController } from './lines.controller';
import { OpenApiPage } from './open-api-page';
import { PlansController } from './plans.controller';
import { ReportsController } from './reports.controller';
import { RunsController } from './runs.controller';
import { SitesController } from './sites.controller';
import { StacksController } from './stacks.controller';
import { StickersController } from './stickers.controller';
import { TrainingController } from './training.controller';

/** The HTTP door. `dressApi` puts filter, pipe and door on the application that holds it. */
@Module({})
export class OperatorApiModule {
  static with(ports: ApiPorts): DynamicModule {
    return {
      module: OperatorApiModule,
      controllers: [
        HealthController,
        PlansController,
        EventsController,
        RunsController,
        ReportsController,
        SitesController,
        StacksController,
        StickersController,
        CatalogueController,
        FilesController,
        ImagesController,
        LinesController,
        JournalController,
        TrainingController,
      ],
      providers: [{ provide: API, useValue: ports }, OpenApiPage],
      exports: [API],
    };
  }
}
