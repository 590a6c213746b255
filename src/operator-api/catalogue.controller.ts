import { Controller, Get } from '@nestjs/common';
import { procedures } from '../orchestrator';
import { type ProductProfile, profiles } from '../products';
import { type Language, say } from '../words';
import { Says, SpeaksLanguages } from './api-doc';
import { InLanguage } from './language';

/** What a person may choose to do. `stacks`: for how many it is made. */
export interface ProcedureInShort {
  readonly name: string;
  readonly title: string;
  readonly line: string | null;
  /** It brings firmware in: a plan of it has a route and targets. */
  readonly updates: boolean;
  readonly stacks: string;
}

/** What is needed of a product to describe a site of it; facts with their standing and source. */
export type ProductInShort = ReturnType<typeof productInShort>;

@Controller('api')
export class CatalogueController {
  @Get('procedures')
  @Says('Everything that can be led.')
  @SpeaksLanguages()
  procedures(@InLanguage() language: Language): readonly ProcedureInShort[] {
    return procedures.map(({ name, title, updates, stacks }) => {
      const words = say(title, language);
      return { name, title: words.title, line: words.line ?? null, updates, stacks };
    });
  }

  @Get('products')
  @Says('Every product: how it is recognised, its generations, banks, limits, and the ways its firmware gets in.')
  products(): readonly ProductInShort[] {
    return profiles.map(productInShort);
  }
}

function productInShort({
  id,
  revision,
  displayName,
  vendor,
  disclaimer,
  appliesTo,
  stack,
  banks,
  routes,
  unknowns,
}: ProductProfile) {
  return {
    ...{ id, revision, displayName, vendor, disclaimer },
    recognise: appliesTo.recognise,
    controllerGenerations: stack.controllerGenerations,
    moduleGenerations: stack.moduleGenerations,
    modulesPerUnit: stack.modulesPerUnit,
    units: stack.units,
    equalModuleCount: stack.equalModuleCount,
    voltageClass: stack.voltageClass,
    addressing: stack.addressing.method,
    joinLimitVolts: stack.matching.maxDeltaVolts,
    reconnect: stack.reconnect,
    banks: banks.map(({ id: bank, label, on, width }) => ({ bank, label, on, width })),
    components: stack.components.map(({ key, label, on, generation, minimum, scale }) => ({
      ...{ key, label, on, generation, minimum },
      versions: scale.map(({ version }) => version),
    })),
    routes: routes.map(({ id: route, kind, tool, updates, needs }) => ({ id: route, kind, tool, updates, needs })),
    unknowns: unknowns.filter(({ askOnSite }) => askOnSite).map(({ topic, why }) => ({ topic, why })),
  };
}
