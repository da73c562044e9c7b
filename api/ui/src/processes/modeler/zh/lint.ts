/** What Camunda's rules say in Chinese. What stands between angle brackets is a name that the panel or the menus translate. */
const WHOLE: Readonly<Record<string, string>> = {
  'Element is missing bpmndi': '元素没有图形信息', 'SequenceFlow is a duplicate': '顺序流重复', 'Duplicate outgoing sequence flows': '有重复的流出顺序流', 'Duplicate incoming sequence flows': '有重复的流入顺序流', 'Start event is missing event definition': '开始事件缺少事件定义', 'Start event must be blank': '开始事件须为空白开始事件', 'Conditional event is missing a condition': '条件事件缺少条件', 'Link event is missing link name': '链接事件缺少链接名称',
  'Variable name must start with a letter or an underscore, and may contain only letters, digits, underscores, and dots.': '变量名须以字母或下划线开头，只能含字母、数字、下划线和点。', 'Escalation code used in a catch event must be a static value': '捕获事件的升级代码须为固定值', 'Error code used in a catch event must be a static value': '捕获事件的错误代码须为固定值',
};

/** Names that the rules use and the panel does not. */
const NAMES: Readonly<Record<string, string>> = {
  'Task definition type': '任务定义类型', 'Message Reference': '消息引用', 'Signal Reference': '信号引用', 'Error Reference': '错误引用', 'Escalation Reference': '升级引用', 'Multi-instance marker': '多实例标记', 'User Task Form': '用户任务表单', 'Form type': '表单类型', 'External reference': '外部引用', 'Custom form key': '自定义表单键', 'Form key': '表单键', 'Execution listener': '执行监听器', 'Execution Listeners': '执行监听器', 'Event Type': '事件类型', 'Execution Listener': '执行监听器', 'Task Listener': '任务监听器', Input: '输入', Output: '输出', 'Error code': '错误代码', 'Escalation code': '升级代码', 'Called decision ID': '被调用决策标识', 'Timer type': '定时器类型', 'Timer value': '定时器值', 'Time cycle': '周期', 'Time date': '日期', 'Time duration': '时长', 'History time to live': '历史保留时间', 'Propagate all variables': '传递全部变量', Process: '流程', 'Sequence Flow': '顺序流', 'Sequence Flows': '顺序流', 'Ad Hoc Sub Process': '自由子流程', 'Event Sub Process': '事件子流程', 'Undefined Task': '未定义任务', 'Undefined Start Event': '空白开始事件', 'Undefined End Event': '空白结束事件', 'Undefined Boundary Event': '空白边界事件', 'Undefined Intermediate Catch Event': '空白中间捕获事件', 'Undefined Intermediate Throw Event': '空白中间抛出事件', 'Event-Based Gateway': '事件网关', 'Event Based Gateway': '事件网关', 'Event-based Gateway': '事件网关',
};

/** Sentences with places; each place is a name, or said in turn. */
const SENTENCES: [RegExp, string][] = [
  [/^(.+) is only supported by Camunda ([\d.]+) or newer$/, '$1 需要 Camunda $2 或更新版本'],
  [/^(.+) is not supported by Camunda ([\d.]+)$/, 'Camunda $2 不支持$1'],
  [/^(.+) is only supported if the source is (.+) or (.+)$/, '$1 仅在来源为$2或$3时支持'],
  [/^(.+) managed by Camunda is not supported\. Migrate to (.+)\.$/, '不支持$1，请改用$2。'],
  [/^(.+) is not supported$/, '不支持$1'],
  [/^(.+) is deprecated\. Consider migrating to (.+)\.$/, '$1已弃用，建议改用$2。'],
  [/^(.+) must have a defined (.+) or be the default (.+)$/, '$1须定义$2，或作为默认$3'],
  [/^(.+) must have a defined (.+)\. Empty variable assignments are only supported by Camunda ([\d.]+) or newer$/, '$1须定义$2，空赋值需要 Camunda $3 或更新版本'],
  [/^(.+) must have at least 2 outgoing (.+)$/, '$1至少要有两条流出的$2'],
  [/^(.+) (?:must|should) have (?:a defined|a unique|a) (.+)$/, '$1须有$2'],
  [/^(.+) outgoing from (.+) must not be conditional$/, '从$2流出的$1不能带条件'],
  [/^(.+) must be an expression, an ISO 8601 repeating interval, or a cron expression(?: \(.+\))?$/, '$1须为表达式、ISO 8601 重复间隔或 cron 表达式'],
  [/^(.+) must be an expression, or an ISO 8601 (?:date|interval)$/, '$1须为表达式或 ISO 8601 格式'],
  [/^(.+) must be an ISO 8601 date$/, '$1须为 ISO 8601 日期'],
  [/^(.+) must be an expression, or an integer between 0 and 100$/, '$1须为表达式，或 0 至 100 的整数'],
  [/^One (<.+>) must be (<.+>)$/, '须有一个$1为$2'],
  [/^(.+) with a (.+) longer than (\d+) characters$/, '$2超过 $3 个字符的$1'],
  [/^(.+) with an expression as (<.+>)$/, '$2为表达式的$1'],
  [/^(.+) must be (<.+>)$/, '$1须为$2'],
  [/^An interrupting (.+) in an (.+) placed in an (.+)$/, '$3内$2中的中断$1'],
  [/^A collapsed (.+)$/, '折叠的$1'],
  [/^(.+) must be expanded$/, '$1须展开'],
  [/^(.+) cannot be the target of (.+)$/, '$1不能作为$2的目标'],
  [/^(.+) is not allowed to contain a straight-through processing loop: (.+)$/, '$1不能含有一路直通的循环：$2'],
  [/^(.+) is not allowed (?:on|in) (.+)$/, '$1不能放在$2上'],
  [/^(.+) with two or more (.+) with the same (<[^>]+>) \((.*)\) and (<[^>]+>) \((.*)\)$/, '$1有两个或更多$2的$3（$4）和$5（$6）相同'],
  [/^(.+) with two or more (.+) with the same (<[^>]+>) \((.*)\)$/, '$1有两个或更多$2的$3（$4）相同'],
  [/^(.+) with more than one incoming (.+)$/, '多于一条流入$2的$1'],
  [/^(.+) with (?:a )?(.+) (?:event type is only allowed on multi-instance elements)$/, '$1的$2事件只能用于多实例元素'],
  [/^(.+) with (.+) and defined (.+)$/, '带有$2和$3的$1'],
  [/^(.+) with defined (.+)$/, '带有$2的$1'],
  [/^(.+) without defined (.+)$/, '没有$2的$1'],
  [/^(.+) with (.+) (?:managed by Camunda|disabled|event type)$/, '带有$2的$1'],
  [/^(.+) with (.+) or (.+)$/, '带有$2或$3的$1'],
  [/^(.+) with (.+)$/, '带有$2的$1'],
  [/^(.+) in (.+)$/, '$2中的$1'],
  [/^(.+) has multiple blank start events$/, '$1有多个空白开始事件'],
  [/^(.+) is missing (start|end) event$/, '$1缺少开始或结束事件'],
  [/^Property <(.+)> is not a valid FEEL expression$/, '属性 <$1> 不是有效的 FEEL 表达式'],
  [/^FEEL function <(.+)> requires Camunda (.+)$/, 'FEEL 函数 <$1> 需要 Camunda $2'],
  [/^Link (?:catch|throw) event with link name <(.*)> missing in scope$/, '作用域内没有链接名称为 <$1> 的另一端'],
  [/^Duplicate link catch event with link name <(.*)> in scope$/, '作用域内链接名称 <$1> 的捕获事件重复'],
  [/^Element of type <bpmn:AdHocSubProcess> must contain at least one activity$/, '自由子流程至少要有一个活动'],
  [/^((?:An? )?<[^<>]+>) (<[^<>]+>)$/, '$1的$2'],
];

const PLACE = /\$(\d)/g;

/**
 * A finding of Camunda's rules in Chinese; a sentence that is not known stays as it is.
 *
 * @param name of what stands between angle brackets
 */
export function lintInChinese(message: string, name: (english: string) => string): string {
  const whole = WHOLE[message];
  const named = (part: string): string => {
    const kind = /^(Template|Connector) (.+)$/.exec(part);
    return kind ? `${kind[1] === 'Template' ? '模板' : '连接器'}${named(kind[2]!)}` : (NAMES[part] ?? name(part));
  };
  if (whole) return whole;
  const bare = /^(?:An? |a |an )?<([^<>]+)>$/.exec(message);
  if (bare) return `“${bare[1]!.split(': ').map(named).join('：')}”`;
  for (const [sentence, said] of SENTENCES) {
    const found = sentence.exec(message);
    if (found) return said.replace(PLACE, (_, place: string) => lintInChinese(found[Number(place)] ?? '', name));
  }
  return message;
}
