export type DrawnChange = 'added' | 'removed' | 'changed';

const FLOW_ENDS = new Set(['incoming', 'outgoing']);

/** Every element that has a shape or a line, by id, with all that is written in it but other such elements. */
function drawnIn(xml: string): Map<string, string> {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const all = [...document.getElementsByTagName('*')];
  const drawn = new Set(all.map((one) => one.getAttribute('bpmnElement')).filter((id) => id !== null));
  const written = (element: Element): string => {
    const attributes = [...element.attributes].filter(({ name }) => !name.startsWith('xmlns')).map(({ name, value }) => `${name}=${value}`);
    const children = [...element.children].filter((one) => !FLOW_ENDS.has(one.localName) && !drawn.has(one.getAttribute('id') ?? ''));
    return JSON.stringify([element.localName, attributes.sort(), children.length > 0 ? children.map(written) : element.children.length > 0 ? '' : element.textContent.trim()]);
  };
  return new Map(all.filter((one) => drawn.has(one.getAttribute('id') ?? '')).map((one) => [one.getAttribute('id')!, written(one)]));
}

/** What of one drawing another adds, removes or says differently, by element; what only moved is no difference. */
export function drawnChanges(before: string, after: string): Map<string, DrawnChange> {
  const [old, now] = [drawnIn(before), drawnIn(after)];
  const changes = new Map<string, DrawnChange>();
  for (const id of old.keys()) if (!now.has(id)) changes.set(id, 'removed');
  for (const [id, written] of now) if (old.get(id) !== written) changes.set(id, old.has(id) ? 'changed' : 'added');
  return changes;
}
