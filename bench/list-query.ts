/** The list that the todo page asks AppSync for, as it asks. */
export const LIST = `query List { todosByState(state: OPEN, sortDirection: DESC, limit: 50) {
  items { id name notes due state doneAt version expiresAt owner createdAt updatedAt } nextToken } }`
