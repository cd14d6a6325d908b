import { type Area, shown } from '../statement'

export const lists: Area = {
  title: 'Lists and groups',
  statements: [
    {
      says: 'Users and members of a group are listed by pages of 60 at most, each of them once, and new ones are there within seconds.',
      proof: [
        ...shown(
          'lists',
          'lists users page by page, each once, by the beginning of an address, and knows new ones in the end',
          'answers at most 60 users a page, and refuses to be asked for more',
        ),
        ...shown('groups', 'lists the members of a group page by page, each once, by their usernames'),
      ],
      otherwise:
        'Somebody whom a list leaves out is found by the next scan. Somebody whom the list of members leaves out is added again, which Cognito takes as nothing, and is reported as added. Lists that lag by minutes need a longer doubt: `DOUBT_MS`.',
      where: ['amplify/repair/walk.ts', 'amplify/repair/cognito-calls.ts', 'amplify/directory/pages.ts'],
    },
    {
      says: 'ListUsers takes one filter, by username, sub, address, status or whether somebody is enabled, and a backslash before a quote.',
      proof: shown(
        'lists',
        'finds one user by %s',
        'finds users by their status',
        'takes a quote within a value when a backslash stands before it',
      ),
      otherwise:
        'A filter that AWS refuses makes that view of Users fail with words; searching without it works. Users are looked up by username and sub: without these filters no act finds its user, and AdminGetUser would have to be asked, which counts on the bill.',
      where: ['amplify/directory/user-filter.ts', 'amplify/directory/find-user.ts'],
    },
    {
      says: 'Adding to a group twice, and taking out twice, succeeds; of somebody who is not there Cognito says UserNotFoundException.',
      proof: shown(
        'groups',
        'takes who is added to a group twice, or taken out twice, as though it were once',
        'says UserNotFoundException of who is not there, be they added or taken out',
      ),
      otherwise:
        'A worker that died is replaced by one that adds its last users again: they would be reported as failed, and the next scan finds them in the group. Book the name of that refusal as “already a member”.',
      where: [
        'amplify/repair/chunk.ts',
        'amplify/repair/call-failure.ts',
        'amplify/functions/post-confirmation/join-everyone.ts',
      ],
    },
  ],
}
