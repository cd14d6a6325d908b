// Whoever wants to know from the time of an answer which of two kinds it was about: a threshold, learnt from half of what was
// measured and judged by the other half.

export interface Sample {
  isKnown: boolean
  milliseconds: number
}

const correctBelow = (samples: Sample[], threshold: number) =>
  samples.filter(({ isKnown, milliseconds }) => isKnown === milliseconds < threshold).length

/** The threshold that tells most of the samples apart, and on which side of it the known ones are. */
const learn = (samples: Sample[]) => {
  const thresholds = samples.map(({ milliseconds }) => milliseconds)
  const judged = thresholds.map((threshold) => {
    const below = correctBelow(samples, threshold)
    return { threshold, isBelow: below * 2 >= samples.length, correct: Math.max(below, samples.length - below) }
  })
  return judged.reduce((best, each) => (each.correct > best.correct ? each : best))
}

/** Which part of the second half is told right by what the first half taught. A coin tells half. */
export const accuracyOf = (samples: Sample[]): number => {
  const [train, test] = [0, 1].map((half) => samples.filter((_, at) => Math.floor(at / 2) % 2 === half)) as [
    Sample[],
    Sample[],
  ]
  const { threshold, isBelow } = learn(train)
  const below = correctBelow(test, threshold)
  return (isBelow ? below : test.length - below) / test.length
}
