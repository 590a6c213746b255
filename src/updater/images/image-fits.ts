import type { Problem } from '../../kernel';
import type { TakenImage } from './take-image';

/**
 * The unit that an image is meant for. `hardwareClass` and `bootloader` as read from it, null where it does not say; `components`: what
 * the route updates; `version` installed ('' where only the boot loader runs, null where nobody could read it); `target`: as planned.
 */
export interface ImageUnit {
  readonly hardwareClass: string | null;
  readonly bootloader: string | null;
  readonly components: readonly string[];
  readonly version: string | null;
  readonly target: string;
}

/** Everything that speaks against sending this image to this unit (SI-21, SI-22); empty where nothing does. */
export function imageFits(image: TakenImage, unit: ImageUnit): Problem[] {
  return [...unitKnown(unit), ...(image.header === null ? [unnamed(image)] : headerFits(image.header, unit))];
}

type Header = NonNullable<TakenImage['header']>;

function headerFits(header: Header, unit: ImageUnit): Problem[] {
  const problems: Problem[] = [];
  if (unit.hardwareClass !== null && header.hardwareClass !== unit.hardwareClass) {
    problems.push(otherHardware(header.hardwareClass, unit.hardwareClass));
  }
  if (!unit.components.includes(header.component)) problems.push(otherComponent(header, unit));
  if (header.version !== unit.target) problems.push(notTheTarget(header, unit));
  if (header.version === unit.version) problems.push(sameVersion(header));
  return problems;
}

/** A class that nobody could read is not taken for the right one. */
function unitKnown(unit: ImageUnit): Problem[] {
  const problems: Problem[] = [];
  if (unit.hardwareClass === null) {
    problems.push({
      code: 'updater.hardware-unknown',
      what: 'The unit does not say of which hardware it is, so no image can be right for it.',
      where: 'hardware class',
      remedy: 'Read the unit again; without its class update it with the tool of its maker.',
    });
  }
  if (unit.bootloader === null) {
    problems.push({
      code: 'updater.bootloader-unknown',
      what: 'The unit does not say which boot loader it has, and it is the boot loader that takes the image.',
      where: 'boot loader',
      remedy: 'Read the unit again; without it update the unit with the tool of its maker.',
    });
  }
  return problems;
}

function unnamed(image: TakenImage): Problem {
  return {
    code: 'updater.image-unnamed',
    what: 'The image does not say for which hardware, component and version it is.',
    where: 'image',
    value: `${image.format}, ${image.bytes.length} bytes, sha256 ${image.sha256}`,
    allowed: 'an image with the header of docs/open-map.md',
    remedy: 'Ask the maker for the file with its header.',
  };
}

function otherHardware(value: string, allowed: string): Problem {
  return {
    code: 'updater.image-other-hardware',
    what: 'The image is for other hardware.',
    where: 'hardware class of the image',
    value,
    allowed,
    remedy: 'Take the file for this hardware; a file for another would leave the unit without a program.',
  };
}

function otherComponent(header: Header, unit: ImageUnit): Problem {
  return {
    code: 'updater.image-other-component',
    what: 'The image is for a component that this way does not update.',
    where: 'component of the image',
    value: header.component,
    allowed: unit.components.join(', ') || 'none',
    remedy: 'Take the file of the component that the plan names.',
  };
}

function notTheTarget(header: Header, unit: ImageUnit): Problem {
  return {
    code: 'updater.image-not-the-target',
    what: 'The image is of another version than the plan wants.',
    where: 'version of the image',
    value: header.version,
    allowed: unit.target,
    remedy: 'Take the file of the planned version, or plan the update to the version of the file.',
  };
}

function sameVersion(header: Header): Problem {
  return {
    code: 'updater.image-same-version',
    what: 'The unit runs this version already.',
    where: 'version of the image',
    value: header.version,
    remedy: 'Leave the unit as it is; writing it again would only be a risk.',
  };
}
