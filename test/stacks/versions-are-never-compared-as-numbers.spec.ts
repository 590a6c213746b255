import { compareVersions, isListed, isUnreadable } from '../../src/stacks';
import { component } from './product.fixture';

// 40007 is the newer firmware of a Gen 2 controller than 30159, and one page prints it as 4007.
const controller = component(['30159', '4007']);

describe('versions (SI-22)', () => {
  it('orders 4007 after 30159 because the list says so', () => {
    expect(compareVersions(controller, '30159', '4007')).toBe('older');
    expect(compareVersions(controller, '4007', '30159')).toBe('newer');
  });

  it('orders the same two texts the other way round on another list', () => {
    expect(compareVersions(component(['4007', '30159']), '4007', '30159')).toBe('older');
  });

  it('does not order a version that is not on the list, however large', () => {
    expect(compareVersions(controller, '4007', '99999')).toBe('unlisted');
    expect(compareVersions(controller, '99999', '4007')).toBe('unlisted');
    expect(compareVersions(component([]), '1', '2')).toBe('unlisted');
  });

  it('takes 04007 and 4007 for two different texts', () => {
    expect(compareVersions(controller, '04007', '4007')).toBe('unlisted');
  });

  it('calls equal texts the same even when nobody listed them', () => {
    expect(compareVersions(controller, '99999', '99999')).toBe('same');
  });

  it('never calls two components the same that could not be read', () => {
    expect(isUnreadable(controller, '0000')).toBe(true);
    expect(compareVersions(controller, '0000', '0000')).toBe('unlisted');
  });

  it('knows which versions are listed', () => {
    expect(isListed(controller, '4007')).toBe(true);
    expect(isListed(controller, '04007')).toBe(false);
  });
});
