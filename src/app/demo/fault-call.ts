/** A fault by name, with arguments behind a colon: `half-on`, `half-on:stack=S2`, `voltage-drifted-apart:volts=1.5`. */
export function faultCall(text: string): { name: string } & Record<string, string | number> {
  const [name = '', args = ''] = text.split(':');
  const pairs = args
    .split(',')
    .filter((pair) => pair.includes('='))
    .map((pair): [string, string | number] => {
      const [key = '', value = ''] = pair.split('=');
      return [key, /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value];
    });
  return { ...Object.fromEntries(pairs), name };
}
