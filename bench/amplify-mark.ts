import { build } from 'esbuild'

// Names of errors, of user agents and of events outlive minification, and no word of a page's own holds it.
const MARK = /amplify/i

const ENTRIES = ['aws-amplify', 'aws-amplify/auth', 'aws-amplify/data', 'aws-amplify/utils']

/** Whether a script holds a part of aws-amplify. */
export const hasAmplify = (script: string) => MARK.test(script)

/** Throws when that no longer tells: each entry of the library, bundled as a page would have it, must be recognised. */
export const checkMark = async () => {
  for (const entry of ENTRIES) {
    const { outputFiles } = await build({
      stdin: { contents: `import * as all from '${entry}'; globalThis.all = all`, resolveDir: process.cwd() },
      bundle: true,
      minify: true,
      write: false,
      platform: 'browser',
      logLevel: 'silent',
    })
    if (!hasAmplify(outputFiles[0]?.text ?? '')) throw new Error(`A script with ${entry} in it is not recognised`)
  }
}
