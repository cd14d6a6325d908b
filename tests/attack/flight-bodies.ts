// Bodies for an action that are no call: what React's decoder was led astray by, and what it never should take.
const BOUNDARY = 'x-attack'

export interface Body {
  type: string
  body: string
}

const parts = (...named: [name: string, value: string][]): Body => ({
  type: `multipart/form-data; boundary=${BOUNDARY}`,
  body: `${named.map(([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--${BOUNDARY}--\r\n`,
})
const text = (body: string): Body => ({ type: 'text/plain;charset=UTF-8', body })

/** By what is wrong with each. `code` would run on a server that runs any, `action` is the id of an action that there is. */
export const flightBodies = (code: string, action: string): Record<string, Body> => {
  const run = { _prefix: `${code};`, _chunks: '$Q2', _formData: { get: '$1:constructor:constructor' } }
  // Written as text: an object with such a key would be awaited here.
  const chunk = (then: string, value: string) =>
    JSON.stringify({ key: then, status: 'resolved_model', reason: -1, value, _response: run }).replace(
      '"key"',
      '"then"',
    )
  return {
    'a then out of the prototype': parts(
      ['0', chunk('$1:__proto__:then', '{"then":"$B1337"}')],
      ['1', '"$@0"'],
      ['2', '[]'],
    ),
    'the same through constructor': parts(
      ['0', chunk('$1:constructor:prototype:then', '{"then":"$B0"}')],
      ['1', '"$@0"'],
      ['2', '[]'],
    ),
    'a function maker for a blob': parts(['0', '["$1:constructor:constructor"]'], ['1', JSON.stringify(code)]),
    'the maker called as an action': parts(
      ['0', '["$h1"]'],
      ['1', '{"id":"$2:constructor:constructor","bound":null}'],
      ['2', '[]'],
    ),
    'a module by its name': parts(
      ['0', '["$h1"]'],
      ['1', `{"id":"child_process#execSync","bound":[${JSON.stringify(code)}]}`],
    ),
    'a module of Node’s for an id': parts(['0', '["$h1"]'], ['1', `{"id":"node:fs","bound":["${action}"]}`]),
    'a prototype for an id': parts(['0', '["$h1"]'], ['1', '{"id":"__proto__","bound":null}']),
    'an action that is its own argument': parts(['0', '["$h1"]'], ['1', `{"id":"${action}","bound":"$@0"}`]),
    'an action to be written out': parts(['0', '["$h1"]'], ['1', `{"id":"${action}","bound":null}`]),
    'keys of the prototype': parts(
      ['0', '[{"__proto__":{"ok":true},"constructor":{"prototype":{"ok":true}}},"$K1"]'],
      ['_1___proto__', 'x'],
    ),
    'a path through the prototype': parts(['0', '["$1:__proto__:__proto__:polluted"]'], ['1', '{}']),
    'a circle of two': parts(['0', '["$1"]'], ['1', '["$0"]']),
    'a circle of one': parts(['0', '"$@0"']),
    'a promise for itself': parts(['0', '["$@1"]'], ['1', '"$@1"']),
    'a circle of maps': parts(['0', '["$Q0"]']),
    'a circle of sets': parts(['0', '["$W0"]']),
    'an iterator of itself': parts(['0', '["$i0"]']),
    'a stream without an end': parts(['0', '["$R1"]'], ['1', '"x"']),
    'a stream of bytes': parts(['0', '["$r1"]'], ['1', '"x"']),
    'an iterable without an end': parts(['0', '["$X1"]'], ['1', '[1]']),
    'many typed arrays': parts(
      [
        '0',
        JSON.stringify(['$A1', '$O1', '$o1', '$U1', '$S1', '$s1', '$L1', '$l1', '$G1', '$g1', '$M1', '$m1', '$V1']),
      ],
      ['1', 'xx'],
    ),
    'one part ten thousand times': parts(
      ['0', JSON.stringify(Array(10_000).fill('$1'))],
      ['1', `"${'x'.repeat(100)}"`],
    ),
    'a form ten thousand times': parts(['0', JSON.stringify(Array(10_000).fill('$K1'))], ['_1_a', 'x']),
    'three hundred parts in a row': parts(
      ['0', '["$1"]'],
      ...Array.from({ length: 300 }, (_, at): [string, string] => [`${at + 1}`, `["$${at + 2}"]`]),
    ),
    'ten thousand lists in lists': text(`${'['.repeat(10_000)}${']'.repeat(10_000)}`),
    'a number of 50,000 figures': text(`["$n${'9'.repeat(50_000)}"]`),
    'a date that is none': text('["$D__proto__"]'),
    'a symbol that nobody has': text('["$Srequire"]'),
    'a temporary reference': text('["$T0"]'),
    'no JSON': text('{'),
    'nothing at all': text(''),
    'half a part': { type: `multipart/form-data; boundary=${BOUNDARY}`, body: `--${BOUNDARY}\r\nContent-Dis` },
    'no boundary': { type: 'multipart/form-data', body: 'x' },
    'more than an action takes': text(`["${'x'.repeat(70_000)}"]`),
    'no arguments': text('[]'),
    'null for a form': text('[{},null]'),
    'a number for a form': text('[{},5]'),
    'an object for a form': text('[{},{"email":"a@b.cc"}]'),
    'a list of pairs for a form': text('[{},[["email","a@b.cc"],["password","x"]]]'),
    'a file that is none': parts(['0', '[{},"$B1"]'], ['1', 'x']),
  }
}
