export declare const bundle: (entry: string, packages: 'bundle' | 'external') => Promise<string>
