/** What is needed before any view; the views' own texts lie in `en/`. `zh.ts` has the same keys: the compiler and a test see to it. */
export const en = {
  'app.name': 'Countersign',
  'app.loading': 'Loading…',
  'app.skip': 'Skip to the content',

  'nav.main': 'Main',
  'nav.tasks': 'Tasks',
  'nav.jobs': 'Jobs',
  'nav.processes': 'Processes',
  'nav.history': 'History',
  'nav.releases': 'Releases',
  'nav.search': 'Search and go to',
  'nav.language': 'Language: 中文',
  'nav.theme.light': 'Light colours',
  'nav.theme.dark': 'Dark colours',
  'nav.signOut': 'Sign out',
  'nav.keys': 'Keys',
  'nav.person': '{name}, {organisation}',

  'signIn.title': 'You are not signed in',
  'signIn.say': 'Your session has ended or has not begun. What you have drafted is kept.',
  'signIn.do': 'Sign in',

  'palette.title': 'Go to',
  'palette.field': 'Type what you look for',
  'palette.none': 'Nothing of that name. Try a task kind, a job or a page.',
  'palette.page': 'Page',
  'palette.task': 'Task',
  'palette.job': 'Job',
  'palette.action': 'Action',
  'palette.newJob': 'New job',
  'palette.team': 'Tasks of the team',
  'palette.history': 'History of {job}',

  'keys.title': 'Keys of this page',
  'keys.close': 'Close',
  'keys.help': 'Show this sheet',
  'keys.palette': 'Search and go to',
  'keys.up': 'One level out',

  'toast.area': 'Messages',
  'toast.dismiss': 'Dismiss',

  'problem.title': 'This did not work',
  'problem.again': 'Try again',
  'problem.offline': 'The server can’t be reached. Nothing of yours is lost; it is sent as soon as the line is back.',
  'problem.unexpected': 'The page itself failed here. Reload it; drafts are kept. If it comes again, tell your admin: {message}',
  'problem.reload': 'Reload',

  'notFound.title': 'There is no such page',
  'notFound.say': 'The address may be mistyped, or the thing may not be yours to see.',
  'notFound.do': 'To your tasks',

  'time.never': 'no due date',

  'kind.annotate': 'Annotate',
  'kind.review': 'Review',
  'kind.rework': 'Rework',
  'kind.adjudicate': 'Adjudicate',
  'kind.inspect': 'Inspect',
  'kind.decide': 'Decide',
  'kind.sign': 'Sign',
  'kind.countersign': 'Countersign',

  'nav.organisation': 'Organisation',
  'palette.members': 'Members',
  'palette.webhooks': 'Webhooks',
  'palette.access': 'Access report',

  'said.of': '{what}: {of}',
} as const;
