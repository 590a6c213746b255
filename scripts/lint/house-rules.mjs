// The lint rules that no plugin has: what a room may touch, and what a file may be called.
import path from 'node:path';
import { isClockRoom, MODULE_RULES } from './house-modules.mjs';

const TIMER_GLOBALS = new Set(['setTimeout', 'setInterval', 'setImmediate']);
const AMBIENT_MEMBERS = new Map([
  ['Date', new Set(['now'])],
  ['performance', new Set(['now', 'timeOrigin'])],
  ['process', new Set(['hrtime', 'uptime'])],
  ['AbortSignal', new Set(['timeout'])],
  ['Math', new Set(['random'])],
  ['crypto', new Set(['randomUUID', 'getRandomValues', 'randomBytes', 'randomInt'])],
  ['globalThis', TIMER_GLOBALS],
]);
const AMBIENT_IMPORTS = [
  { module: /^(node:)?crypto$/, names: new Set(['randomUUID', 'randomBytes', 'randomInt', 'getRandomValues']) },
  {
    module: /^rxjs(\/operators)?$/,
    names: new Set([
      ...['timer', 'interval', 'delay', 'debounceTime', 'throttleTime', 'auditTime', 'sampleTime', 'bufferTime'],
      ...['windowTime', 'timeout', 'timeoutWith', 'timestamp', 'timeInterval', 'asyncScheduler'],
    ]),
  },
  { module: /^@nestjs\/schedule$/, names: new Set(['Cron', 'Interval', 'Timeout']) },
];
const UNNAMED = /(^|[-.])(utils?|helpers?|common|misc|managers?|base)([-.]|$)/;

function houseName(context) {
  return path.relative(context.cwd, context.filename).split(path.sep).join('/');
}

/** Calls `visit(node, moduleName, importedNames)` for every way one module can name another. */
function importVisitor(visit) {
  const names = (node) => (node.specifiers ?? []).map((s) => s.imported?.name ?? s.local?.name);
  const text = (node) => (typeof node?.value === 'string' ? node.value : undefined);
  const see = (node, source, imported = []) => source !== undefined && visit(node, source, imported);
  return {
    ImportDeclaration: (node) => see(node, text(node.source), names(node)),
    ExportNamedDeclaration: (node) => see(node, text(node.source), names(node)),
    ExportAllDeclaration: (node) => see(node, text(node.source)),
    ImportExpression: (node) => see(node, text(node.source)),
    TSImportType: (node) => see(node, text(node.source)),
    TSExternalModuleReference: (node) => see(node, text(node.expression)),
    CallExpression(node) {
      const isRequire = node.callee.type === 'Identifier' && node.callee.name === 'require';
      const isGetBuiltin = node.callee.type === 'MemberExpression' && node.callee.property.name === 'getBuiltinModule';
      if (isRequire || isGetBuiltin) see(node, text(node.arguments[0]));
    },
  };
}

const modules = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = houseName(context);
    return importVisitor((node, source) => {
      for (const rule of MODULE_RULES) {
        if (!rule.module.test(source) || rule.allowed(file)) continue;
        context.report({ node, message: `${rule.name} ('${source}') is imported only in ${rule.where}.` });
      }
    });
  },
};

const AMBIENT_HINT = 'is ambient: take the clock, the random source or the ids that are handed in.';

function isFreeName(context, node) {
  for (let scope = context.sourceCode.getScope(node); scope; scope = scope.upper) {
    const variable = scope.set.get(node.name);
    if (variable) return variable.defs.length === 0;
  }
  return true;
}

function memberName(node) {
  if (!node.computed) return node.property.name;
  return node.property.type === 'Literal' ? node.property.value : undefined;
}

const ambient = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    if (isClockRoom(houseName(context))) return {};
    const refuse = (node, what) => context.report({ node, message: `${what} ${AMBIENT_HINT}` });
    return {
      ...importVisitor((node, source, imported) => {
        for (const rule of AMBIENT_IMPORTS.filter((candidate) => candidate.module.test(source))) {
          for (const name of imported.filter((candidate) => rule.names.has(candidate)))
            refuse(node, `${name} ('${source}')`);
        }
      }),
      MemberExpression(node) {
        const owner = node.object.type === 'MemberExpression' ? node.object.property : node.object;
        const isAmbient = AMBIENT_MEMBERS.get(owner.name)?.has(memberName(node));
        if (isAmbient && (owner !== node.object || isFreeName(context, owner) || owner.name === 'crypto')) {
          refuse(node, `${owner.name}.${memberName(node)}`);
        }
      },
      Identifier(node) {
        const parent = node.parent;
        const isName =
          (parent.type === 'MemberExpression' && parent.property === node && !parent.computed) || parent.key === node;
        const isType = parent.type === 'TSTypeQuery' || parent.type === 'TSTypeReference';
        if (TIMER_GLOBALS.has(node.name) && !isName && !isType && isFreeName(context, node)) refuse(node, node.name);
      },
      NewExpression(node) {
        if (node.callee.name === 'Date' && node.arguments.length === 0) refuse(node, 'new Date()');
      },
      'CallExpression[callee.name="Date"]': (node) => refuse(node, 'Date()'),
    };
  },
};

const READS_REAL_CLOCK = /\b(Date\.now|performance\.now|process\.hrtime)\b/;

/** A test that asserts how long something took fails on a busy machine: count steps, or read the virtual clock. */
const noAssertedDuration = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const text = (node) => context.sourceCode.getText(node);
    function readsClock(node) {
      if (READS_REAL_CLOCK.test(text(node))) return true;
      if (node.type !== 'Identifier') return false;
      for (let scope = context.sourceCode.getScope(node); scope; scope = scope.upper) {
        const init = scope.set.get(node.name)?.defs[0]?.node.init;
        if (init) return READS_REAL_CLOCK.test(text(init));
      }
      return false;
    }
    return {
      'CallExpression[callee.name="expect"]'(node) {
        const parts = node.arguments.flatMap((arg) =>
          arg.type === 'BinaryExpression' ? [arg, arg.left, arg.right] : [arg],
        );
        if (!parts.some(readsClock)) return;
        context.report({
          node,
          message: 'A test asserts no real duration: count operations or use the virtual clock.',
        });
      },
    };
  },
};

const params = {
  meta: { type: 'suggestion', schema: [] },
  create(context) {
    function check(node) {
      const isConstructor = node.parent.type === 'MethodDefinition' && node.parent.kind === 'constructor';
      const most = isConstructor ? 10 : 5;
      const what = isConstructor ? 'constructor' : 'function';
      if (node.params.length > most) {
        context.report({
          node,
          message: `A ${what} takes at most ${most} parameters; this one has ${node.params.length}.`,
        });
      }
    }
    return { FunctionDeclaration: check, FunctionExpression: check, ArrowFunctionExpression: check };
  },
};

const fileName = {
  meta: { type: 'suggestion', schema: [] },
  create(context) {
    return {
      Program(node) {
        const name = path.basename(context.filename);
        if (!/^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.(ts|mts|mjs|cjs|js)$/.test(name)) {
          context.report({ node, message: `'${name}' is not kebab-case.` });
        }
        if (
          UNNAMED.test(
            houseName(context)
              .replaceAll('/', '.')
              .replace(/\.[^.]+$/, ''),
          )
        ) {
          context.report({
            node,
            message: `'${houseName(context)}' says nothing about what it does: name it by its job.`,
          });
        }
      },
    };
  },
};

export default {
  meta: { name: 'house' },
  rules: { modules, ambient, params, 'file-name': fileName, 'no-asserted-duration': noAssertedDuration },
};
