import ts from 'typescript';
import { sourceFiles } from './messages-in-source';

/** One text of a problem as a shape: `{a}`, `{b}` where a value is put in. `shape` undefined: it cannot be told without running the code. */
export interface ProblemText {
  readonly where: string;
  readonly code: string;
  readonly shape: string | undefined;
}

/** What a person reads of a problem. */
const PARTS = ['what', 'remedy', 'allowed'];

/** Every text of every `{ code: 'room.what', what, remedy }` in the source. */
export function problemsInSource(): readonly ProblemText[] {
  return sourceFiles().flatMap(({ name, text }) => {
    const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
    const found: ProblemText[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isObjectLiteralExpression(node)) found.push(...readProblem(file, node));
      if (ts.isCallExpression(node)) found.push(...readRefusal(file, node));
      node.forEachChild(visit);
    };
    visit(file);
    return found;
  });
}

function readProblem(file: ts.SourceFile, node: ts.ObjectLiteralExpression): readonly ProblemText[] {
  const values = new Map(
    node.properties.flatMap((property): readonly [string, ts.Expression][] => {
      if (ts.isShorthandPropertyAssignment(property)) return [[property.name.text, property.name]];
      return ts.isPropertyAssignment(property) ? [[property.name.getText(), property.initializer]] : [];
    }),
  );
  const code = values.get('code');
  if (code === undefined || !values.has('what') || !values.has('remedy')) return [];
  const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  return PARTS.flatMap((part) => {
    const value = values.get(part);
    if (value === undefined) return [];
    return shapesOf(value).map((shape) => ({ where: `${file.fileName}:${line} ${part}`, code: code.getText(), shape }));
  });
}

/** `refusal(code, what, remedy, value, allowed)`. */
function readRefusal(file: ts.SourceFile, call: ts.CallExpression): readonly ProblemText[] {
  const [code, what, remedy, , allowed] = call.arguments;
  if (!ts.isIdentifier(call.expression) || call.expression.text !== 'refusal') return [];
  if (code === undefined || what === undefined || remedy === undefined) return [];
  const line = file.getLineAndCharacterOfPosition(call.getStart()).line + 1;
  const texts = [...shapesOf(what), ...shapesOf(remedy), ...(allowed === undefined ? [] : shapesOf(allowed))];
  return texts.flatMap((shape) =>
    shape === undefined ? [] : [{ where: `${file.fileName}:${line}`, code: code.getText(), shape }],
  );
}

function shapesOf(node: ts.Expression): readonly (string | undefined)[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return shapesOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...shapesOf(node.whenTrue), ...shapesOf(node.whenFalse)];
  if (ts.isTemplateExpression(node))
    return [
      node.templateSpans.reduce(
        (text, { literal }, at) => `${text}{${String.fromCharCode('a'.charCodeAt(0) + at)}}${literal.text}`,
        node.head.text,
      ),
    ];
  return [undefined];
}

/** Every text of a file that has more than one word: where problems are put together from them. */
export function textsOfFile(wanted: string): readonly string[] {
  const { text = '' } = sourceFiles().find(({ name }) => name === wanted) ?? {};
  const file = ts.createSourceFile(wanted, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    node.forEachChild(visit);
  };
  visit(file);
  return found.filter((one) => /\p{L} \p{L}/u.test(one));
}
