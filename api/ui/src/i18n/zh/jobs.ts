import type { texts as en } from '../en/jobs';

export const texts: Record<keyof typeof en, string> = {
  'jobs.title': '作业',
  'jobs.name': '名称',
  'jobs.state': '状态',
  'jobs.items': '数据项',
  'jobs.deadline': '截止时间',
  'jobs.empty': '还没有作业',
  'jobs.empty.do': '您所在组织的作业及其参与的作业列在这里。',
  'jobs.releases': '发布',
  'jobs.funnel': '各状态数据项',
  'jobs.more': '显示更多',

  'jobState.draft': '草稿',
  'jobState.running': '进行中',
  'jobState.in-release': '发布中',
  'jobState.released': '已发布',
  'jobState.cancelled': '已取消',

  'itemState.new': '新建',
  'itemState.excluded': '已排除',
  'itemState.planned': '已计划',
  'itemState.labelled': '已标注',
  'itemState.disputed': '有争议',
  'itemState.agreed': '一致',
  'itemState.accepted': '已通过',
  'itemState.released': '已发布',
};
