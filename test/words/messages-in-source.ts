import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** One `message(…)` of the source: the ids it may have, or the template they come from, and the blanks it fills where that can be seen. */
export interface FoundMessage {
  readonly where: string;
  readonly ids: readonly string[];
  readonly templates: readonly string[];
  readonly blanks: readonly string[] | undefined;
}

const SRC = path.join(__dirname, '..', '..', 'src');

/** Every source file outside the words themselves. */
export function sourceFiles(): readonly { readonly name: string; readonly text: string }[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.ts') && !name.startsWith('words/'))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(SRC, name), 'utf8') }));
}

/** Every call of `message` or `say` in the source, with what can be told about it without running it. */
export function messagesInSource(): readonly FoundMessage[] {
  return sourceFiles().flatMap(({ name, text }) => {
    const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
    const found: FoundMessage[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) found.push(...readCall(file, node));
      node.forEachChild(visit);
    };
    visit(file);
    return found;
  });
}

function readCall(file: ts.SourceFile, call: ts.CallExpression): readonly FoundMessage[] {
  if (!ts.isIdentifier(call.expression)) return [];
  const line = file.getLineAndCharacterOfPosition(call.getStart()).line + 1;
  const where = `${file.fileName}:${line}`;
  const [first, second] = call.arguments;
  if (call.expression.text === 'message' && first !== undefined) {
    return [{ where, ...idsOf(file, first), blanks: second === undefined ? [] : keysOf(file, second) }];
  }
  if (call.expression.text !== 'say' || first === undefined || !ts.isObjectLiteralExpression(first)) return [];
  const id = valueOf(first, 'id');
  const params = valueOf(first, 'params');
  return id === undefined || params === undefined ? [] : [{ where, ...idsOf(file, id), blanks: keysOf(file, params) }];
}

function valueOf(object: ts.ObjectLiteralExpression, key: string): ts.Expression | undefined {
  return object.properties.filter(ts.isPropertyAssignment).find((property) => property.name.getText() === key)
    ?.initializer;
}

function idsOf(file: ts.SourceFile, node: ts.Expression): Pick<FoundMessage, 'ids' | 'templates'> {
  if (ts.isStringLiteralLike(node)) return { ids: [node.text], templates: [] };
  if (ts.isTemplateExpression(node)) return { ids: [], templates: [node.getText().slice(1, -1)] };
  if (ts.isConditionalExpression(node)) {
    const [yes, no] = [idsOf(file, node.whenTrue), idsOf(file, node.whenFalse)];
    return { ids: [...yes.ids, ...no.ids], templates: [...yes.templates, ...no.templates] };
  }
  if (ts.isIdentifier(node)) {
    const value = declared(file, node.text);
    if (value !== undefined) return idsOf(file, value);
  }
  return { ids: [], templates: [node.getText()] };
}

/** The keys of an object literal, or of the one that a name or a call of the same file stands for. */
function keysOf(file: ts.SourceFile, node: ts.Expression): readonly string[] | undefined {
  if (ts.isParenthesizedExpression(node)) return keysOf(file, node.expression);
  if (ts.isObjectLiteralExpression(node)) return node.properties.map((property) => property.name?.getText() ?? '');
  if (ts.isIdentifier(node)) {
    const value = declared(file, node.text);
    return value === undefined ? undefined : keysOf(file, value);
  }
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return keysOf(file, node.body);
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) return returned(file, node.expression.text);
  return undefined;
}

function declared(file: ts.SourceFile, name: string): ts.Expression | undefined {
  let value: ts.Expression | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name) value ??= node.initializer;
    node.forEachChild(visit);
  };
  visit(file);
  return value;
}

function returned(file: ts.SourceFile, name: string): readonly string[] | undefined {
  const value = declared(file, name);
  if (value !== undefined) return keysOf(file, value);
  const declaration = file.statements
    .filter(ts.isFunctionDeclaration)
    .find((candidate) => candidate.name?.text === name);
  const end = declaration?.body?.statements.find(ts.isReturnStatement)?.expression;
  return end === undefined ? undefined : keysOf(file, end);
}
