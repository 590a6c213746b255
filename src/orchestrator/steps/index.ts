import { underCondition } from '../only-if';
import type { StepDefinition } from '../step';
import { acceptCode } from './accept-code.step';
import { acceptCount } from './accept-count.step';
import { acceptFlash } from './accept-flash.step';
import { acceptShare } from './accept-share.step';
import { acceptVolts } from './accept-volts.step';
import { checkFeeds } from './check-feeds.step';
import { closeBreakers } from './close-breakers.step';
import { compareWithLead } from './compare-with-lead.step';
import { confirmLeads } from './confirm-leads.step';
import { confirmRightSite } from './confirm-right-site.step';
import { connectTool, disconnectTool } from './connect-tool.step';
import { countThings } from './count-things.step';
import { enterJoinLimit } from './enter-join-limit.step';
import { finish } from './finish.step';
import { identifyStack } from './identify-stack.step';
import { keepHostAwake } from './keep-host-awake.step';
import { lookAtInverter } from './look-at-inverter.step';
import { lookAtLamps } from './look-at-lamps.step';
import { markLeftOut } from './mark-left-out.step';
import { moveBank } from './move-bank.step';
import { openAndLockBreakers } from './open-and-lock-breakers.step';
import { parkInverter, resumeInverter } from './park-inverter.step';
import { passStack } from './pass-stack.step';
import { photograph } from './photograph.step';
import { plugLinks } from './plug-links.step';
import { precharge } from './precharge.step';
import { pullLinks } from './pull-links.step';
import { readBreakerSide } from './read-breaker-side.step';
import { readBusbar } from './read-busbar.step';
import { readCode } from './read-code.step';
import { readCount } from './read-count.step';
import { readModuleCount } from './read-module-count.step';
import { readNumber } from './read-number.step';
import { readVersion } from './read-version.step';
import { secondLook } from './second-look.step';
import { seeMode } from './see-mode.step';
import { sendFirmware } from './send-firmware.step';
import { setDemand } from './set-demand.step';
import { showCustomer } from './show-customer.step';
import { startUpdate } from './start-update.step';
import { switchOff } from './switch-off.step';
import { switchOn } from './switch-on.step';
import { switchSourceOff, switchSourceOn } from './switch-source.step';
import { tapBank } from './tap-bank.step';
import { tellCustomer } from './tell-customer.step';
import { testLink } from './test-link.step';
import { waitFor } from './wait-for.step';
import { walkRound } from './walk-round.step';
import { seeTool, watchFlash } from './watch-flash.step';

const ALL: readonly StepDefinition[] = [
  acceptCode,
  acceptCount,
  acceptFlash,
  acceptShare,
  acceptVolts,
  checkFeeds,
  closeBreakers,
  compareWithLead,
  confirmLeads,
  confirmRightSite,
  connectTool,
  disconnectTool,
  countThings,
  enterJoinLimit,
  finish,
  identifyStack,
  keepHostAwake,
  lookAtInverter,
  lookAtLamps,
  markLeftOut,
  moveBank,
  openAndLockBreakers,
  parkInverter,
  resumeInverter,
  passStack,
  photograph,
  plugLinks,
  precharge,
  pullLinks,
  readBreakerSide,
  readBusbar,
  readCode,
  readCount,
  readModuleCount,
  readNumber,
  readVersion,
  secondLook,
  seeMode,
  sendFirmware,
  setDemand,
  showCustomer,
  startUpdate,
  switchOff,
  switchOn,
  switchSourceOff,
  switchSourceOn,
  tapBank,
  tellCustomer,
  testLink,
  waitFor,
  walkRound,
  seeTool,
  watchFlash,
];

const BY_NAME: ReadonlyMap<string, StepDefinition> = new Map(ALL.map((step) => [step.name, underCondition(step)]));

/** The step with this name; a plan that names another one was made by another version of the software. */
export function stepDefinition(name: string): StepDefinition {
  const step = BY_NAME.get(name);
  if (step === undefined) throw new Error(`No step is called "${name}".`);
  return step;
}

export const stepDefinitions: readonly StepDefinition[] = ALL;
