import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { translate } from './translation';
import { lintInChinese } from './zh/lint';

const LIBRARIES = [
  'bpmn-js/lib',
  'diagram-js/lib',
  'diagram-js-minimap/dist/index.esm.js',
  'diagram-js-direct-editing/lib',
  'bpmn-js-properties-panel/dist/index.esm.js',
  '@bpmn-io/properties-panel/dist/index.esm.js',
  'bpmn-js-element-templates/dist/index.esm.js',
  'bpmn-js-create-append-anything/dist/index.es.js',
  '@bpmn-io/element-template-chooser/dist/index.es.js',
  'camunda-bpmn-js-behaviors/lib',
];

/** The panel for Camunda 7, which is in the same file and not loaded. */
const OTHER_ENGINE = new Set(
  `Tenant ID|Case ref|Delegate expression|Delegate Variable Mapping|Delegate Expression|Delegate Class|CMMN|Business key|Business key expression|Candidate starter groups|Specify more than one group as a comma separated list.|Candidate starter users|Specify more than one user as a comma separated list.|External resource|Inline script|Script type|Specify more than one variable change event as a comma separated list. Variable change events are:|Documentation: Variable events|List values|Map entries|String or expression|Assignment type|Code variable|Define the name of the variable that will contain the error code.|Message variable|Define the name of the variable that will contain the error message.|Define the name of the variable that will contain the escalation code.|Config|boolean|date|enum|long|<custom type>|Custom type|Constraints|Camunda Forms|Embedded or External Task Forms|Generated Task Forms|Form key|Form reference|Time to live|Decision reference|collectEntries (List<Object>)|resultList (List<Map<String, Object>>)|singleEntry (TypedValue)|singleResult (Map<String, Object>)|Map decision result|Java class|Topic|Connector ID|Initiator|Propagate all variables|Source expression|Retry time cycle|Asynchronous before|Asynchronous after|take|Listener ID|Field injection|Startable|The due date as an EL expression (e.g. \${someDate}) or an ISO date (e.g. 2015-06-26T09:54:00).|The follow up date as an EL expression (e.g. \${someDate}) or an |This maps to the process definition key.|User assignment|Start initiator|External task|Asynchronous continuations|Job execution|Candidate starter|Field injections|History cleanup|Tasklist|In mappings|In mapping propagation|Out mappings|Out mapping propagation|Process variables|Form fields|Connector inputs|Connector outputs|Number of days before this resource is being cleaned up. If specified, takes precedence over the engine configuration.`.split('|'),
);

/** Configurations that Camunda's own modeler keeps on its clusters; scopes of Camunda 7's templates. */
const OTHER_PRODUCT =
  /onfiguration|cluster|^Version \{version\} · Requires|^Loading\.\.\.$|^Custom properties for scope/;

/** In comments and in what is no text. */
const NO_TEXT = /^HELLO|^BPMN$|^\W*$| \+ \w+ \+ |\$\{getEventLabel|^\{eventType\}: \{type\}$/;

function* filesOf(at: string): Generator<string> {
  if (statSync(at).isFile()) {
    if (at.endsWith('.js')) yield at;
    return;
  }
  for (const name of readdirSync(at)) yield* filesOf(path.join(at, name));
}

const CALLED = /\b_?translate\(\s*(?:'((?:\\.|[^'])*)'|"((?:\\.|[^"])*)"|`((?:\\.|[^`])*)`)/g;

/** Both ways of a text that depends on a value. */
const ways = (text: string) => {
  const choice = /\$\{[^}]*\? '([^']*)' : '([^']*)'\s*\}/.exec(text);
  return choice ? [text.replace(choice[0], choice[1]!), text.replace(choice[0], choice[2]!)] : [text];
};

const texts = () =>
  new Set(
    LIBRARIES.flatMap((library) => [...filesOf(path.resolve('node_modules', library))])
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(CALLED)].map((found) => (found[1] ?? found[2] ?? found[3])!.replaceAll("\\'", "'")))
      .flatMap(ways),
  );

const labels = () =>
  new Set(
    ['bpmn-js/lib/features/replace/ReplaceOptions.js', 'bpmn-js-create-append-anything/dist/index.es.js'].flatMap((file) =>
      [...readFileSync(path.resolve('node_modules', file), 'utf8').matchAll(/label: '([^']+)'/g)].map((found) => found[1]!),
    ),
  );

describe('the modeler in Chinese', () => {
  it('has every text that the libraries ask for', () => {
    const asked = [...texts()].filter((text) => !OTHER_ENGINE.has(text) && !OTHER_PRODUCT.test(text) && !NO_TEXT.test(text));
    expect(asked.length).toBeGreaterThan(300);
    expect(asked.filter((text) => !/[\u4e00-\u9fff]|^[（）、。{}]/.test(translate(text)))).toEqual([]);
  });

  it('has every kind of element that can be drawn', () => {
    expect(labels().size).toBeGreaterThan(60);
    expect([...labels()].filter((label) => !/[\u4e00-\u9fff]/.test(translate(label)))).toEqual([]);
  });

  it.each([
    ['Open {element}', { element: '标注' }, '打开标注'],
    ['Exclusive Gateway', {}, '排他网关'],
    ['Creating: {type}', { type: 'open-task' }, '创建时：open-task'],
    ['Something new {n}', { n: '7' }, 'Something new 7'],
  ])('says %s', (template, values, said) => expect(translate(template, values as never)).toBe(said));
});

/** The sentences of Camunda's rules, with an element and a number where they have places. */
function sentences(): string[] {
  const source = readFileSync(path.resolve('node_modules/@camunda/linting/lib/utils/error-messages.js'), 'utf8');
  const supported = [...source.matchAll(/getSupportedMessage\(\s*(?:`([^`]+)`|'([^']+)')/g)].flatMap((found) => [`${found[1] ?? found[2]} is not supported by Camunda 8.9`, `${found[1] ?? found[2]} is only supported by Camunda 8.9 or newer`]);
  const whole = [...source.matchAll(/return (?:`([^`]+)`|'([A-Z][^']+)');/g)].map((found) => found[1] ?? found[2]!).filter((said) => !said.startsWith('${ prefix') && !/secret|executionPlatform \}/.test(said));
  return [...supported, ...whole].map((said) =>
    said
      .replace(/\$\{ ?getIndefiniteArticle\([^)]*\) ?\}/g, 'A')
      .replace(/\$\{ ?(?:parentTypeString|typeString|nodeTypeString|attachedToTypeString|getTypeString\(node\)) ?\}/g, 'User Task')
      .replace(/\$\{ ?(?:allowedVersion|getExecutionPlatformLabel\([^)]*\)) ?\}/g, (place) => (place.includes('Label') ? 'Camunda 8.9' : '8.9'))
      .replace(/\$\{ ?camelCaseToSentence[^}]*\}|\$\{ ?TIMER_PROPERTY_LABELS[^}]*\}/g, 'Cycle')
      .replace(/\$\{ ?elements\.map[\s\S]*$/, '<x>')
      .replace(/\$\{[^}]*\}/g, 'x'),
  );
}

const LEFT = /\b(?!Camunda\b|ISO\b|FEEL\b|cron\b|DMN\b|JSON\b)[A-Za-z]{2,}\b/;

describe("Camunda's rules in Chinese", () => {
  it('say every sentence', () => {
    expect(sentences().length).toBeGreaterThan(80);
    expect(sentences().map((said) => [said, lintInChinese(said, translate)]).filter(([, chinese]) => LEFT.test(chinese!))).toEqual([]);
  });

  it.each([
    ['A <Service Task> must have a <Task definition type>', '“服务任务”须有“任务定义类型”'],
    ['A <Message Boundary Event> with <Message Reference> must have a defined <Subscription correlation key>', '带有“消息引用”的“消息边界事件”须有“订阅关联键”'],
    ['A <Script Task> with <Implementation: FEEL expression> must have a defined <Result variable>', '带有“实现方式：FEEL 表达式”的“脚本任务”须有“结果变量”'],
    ['Something quite new', 'Something quite new'],
  ])('say %s', (english, chinese) => expect(lintInChinese(english, translate)).toBe(chinese));
});
