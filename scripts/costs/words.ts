/** Dollars as a table shows them: cents while they matter. */
export const dollarWords = (dollars: number): string => {
  if (dollars < 0.005) return '0'
  return dollars < 100 ? dollars.toFixed(2) : Math.round(dollars).toLocaleString('en-US')
}

/** A quantity to three figures, where it is large. */
export const amountWords = (amount: number): string =>
  amount < 0.005 ? '0' : Number(amount.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 2 })
