// The direction of dependency of docs/architecture.md. Each message says where to go instead.
const outside = (from, to, comment) => ({ severity: 'error', from: { path: from }, to: { path: to }, comment })

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
      comment: 'Move what both need into a third file.',
    },
    {
      name: 'domain-is-pure',
      ...outside(
        '^lib/domain/',
        '^(app|components|lib/(server|client)|amplify|local|scripts)/',
        'lib/domain knows nobody. Pass what it needs as an argument.',
      ),
    },
    {
      name: 'domain-has-no-io',
      severity: 'error',
      from: { path: '^lib/domain/' },
      to: { dependencyTypes: ['core'] },
      comment: 'lib/domain does no I/O. Do it in lib/server and pass the result.',
    },
    {
      name: 'components-show',
      ...outside(
        '^components/',
        '^(lib/server|amplify|local|scripts)/',
        'A component gets data and actions as props. Load them in app/.',
      ),
    },
    {
      name: 'no-schema-in-the-browser',
      ...outside(
        '^(components|lib/client)/',
        '(^lib/domain/.*-schema|node_modules/(zod|aws-amplify|@aws-sdk))',
        'Form schemas and AWS clients stay on the server; a form uses native validation.',
      ),
    },
    {
      name: 'client-knows-domain-only',
      ...outside('^lib/client/', '^(app|components|lib/server|amplify|local)/', 'lib/client may use lib/domain only.'),
    },
    {
      name: 'server-below-app',
      ...outside(
        '^lib/server/',
        '^(app|components|lib/client|local|scripts)/',
        'lib/server is called by app/, never the other way round.',
      ),
    },
    {
      name: 'server-takes-types-of-the-backend',
      severity: 'error',
      from: { path: '^lib/server/' },
      to: { path: '^amplify/', pathNot: '^amplify/data/resource\\.ts$' },
      comment: 'Only the Schema type of amplify/data/resource may be imported.',
    },
    {
      name: 'server-takes-only-types-of-the-backend',
      severity: 'error',
      from: { path: '^lib/server/' },
      to: { path: '^amplify/', dependencyTypesNot: ['type-only'] },
      comment: 'Write `import type`.',
    },
    {
      name: 'amplify-knows-domain-only',
      ...outside(
        '^amplify/',
        '^(app|components|lib/(server|client)|local|scripts)/',
        'amplify/ may use lib/domain only.',
      ),
    },
    {
      name: 'twin-stands-alone',
      ...outside(
        '^local/',
        '^(app|components|lib|amplify|scripts)/',
        'The twin reads the synthesised assembly, never our source: a shared validator would hide its own bugs.',
      ),
    },
    {
      name: 'nothing-local-deploys',
      ...outside(
        '^(app|components|lib|amplify|middleware\\.ts|next\\.config\\.ts)',
        '^(local|scripts|tests|bench)/',
        'What deploys knows nothing of the twin. Give it an address by environment.',
      ),
    },
    {
      name: 'nothing-needs-tests',
      ...outside(
        '^(app|components|lib|amplify|local|scripts/(?!bench\\.ts))',
        '^(tests|bench)/',
        'Move what is shared out of the tests.',
      ),
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
      comment: 'The module does not exist.',
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.next|\\.local|out)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
