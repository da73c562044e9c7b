import type { en } from './en';

/** 简体中文；术语见 docs/glossary.md。 */
export const zh: Record<keyof typeof en, string> = {
  'app.name': 'Countersign',
  'app.loading': '加载中…',
  'app.skip': '跳到正文',

  'nav.main': '主导航',
  'nav.tasks': '任务',
  'nav.jobs': '作业',
  'nav.processes': '流程',
  'nav.history': '历史',
  'nav.releases': '发布',
  'nav.search': '搜索与跳转',
  'nav.language': '语言：English',
  'nav.theme.light': '浅色',
  'nav.theme.dark': '深色',
  'nav.signOut': '退出登录',
  'nav.keys': '快捷键',
  'nav.person': '{name}，{organisation}',

  'signIn.title': '您尚未登录',
  'signIn.say': '会话已结束或尚未开始。您的草稿已保留。',
  'signIn.do': '登录',

  'palette.title': '跳转到',
  'palette.field': '输入要找的内容',
  'palette.none': '没有匹配项。可输入任务类型、作业名或页面名。',
  'palette.page': '页面',
  'palette.task': '任务',
  'palette.job': '作业',
  'palette.action': '操作',
  'palette.newJob': '新建作业',
  'palette.team': '团队任务',
  'palette.history': '{job} 的历史',

  'keys.title': '本页快捷键',
  'keys.close': '关闭',
  'keys.help': '显示本表',
  'keys.palette': '搜索与跳转',
  'keys.up': '返回上一级',

  'toast.area': '消息',
  'toast.dismiss': '关闭消息',

  'problem.title': '操作未成功',
  'problem.again': '重试',
  'problem.offline': '无法连接服务器。您的内容没有丢失，连接恢复后会自动发送。',
  'problem.unexpected': '页面本身出错。请刷新，草稿已保留。若再次出现，请告知管理员：{message}',
  'problem.reload': '刷新',

  'notFound.title': '没有这个页面',
  'notFound.say': '地址可能有误，或者您无权查看。',
  'notFound.do': '前往我的任务',

  'time.never': '无到期时间',

  'kind.annotate': '标注',
  'kind.review': '复核',
  'kind.rework': '返工',
  'kind.adjudicate': '仲裁',
  'kind.inspect': '检验',
  'kind.decide': '决定',
  'kind.sign': '签署',
  'kind.countersign': '会签',

  'nav.organisation': '组织',
  'palette.members': '成员',
  'palette.webhooks': 'Webhook 通知',
  'palette.access': '访问报告',

  'said.of': '{what}：{of}',
};
