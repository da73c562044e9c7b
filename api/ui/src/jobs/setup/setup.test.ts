import { describe, expect, it } from 'vitest';
import type { Participant, Policy } from '../../api/types';
import { duration, estimate, inUnit, secondsOf } from './estimate';
import { kindOf, manifestOf } from './files';
import { lacks } from './job';
import { graver } from './useKeeper';
import { asKind, firstSchema, keyFrom, moved, newClass, nextColour } from './schema';

const policy: Policy = {
  packageSize: 20, packagesPerLot: 10, maxOpenPackages: 200, overlap: 2, extraAnnotators: 1, agreementThreshold: 0.8, agreedShare: 0.8,
  review: 'other-organisation', maxRounds: 3, consolidation: { strategy: 'majority', threshold: 0.5, windowSize: 0, probationaryPercent: 0 },
  inspection: { level: 'II', aql: '1.0', reducedAllowed: false, zeroAcceptance: false, strata: [], corrective: { within: 'PT168H', nextLotWaits: false } }, reservation: 'PT30M', dueAfter: 'PT48H', expiresAfter: 'PT120H',
  signaturesNeeded: 2, priority: 50, screening: { nearDuplicateBits: 0, maxGapShare: 0.2 }, auditorsSeeNames: false, imageMarks: 'none',
  distribution: { order: 'due', overlapShare: 1, keepSeries: false, pushUpTo: 0, offerFor: 'PT4H', skills: [], quotas: [] },
};

describe('a dropped file', () => {
  it('is a list of items where its name or its header says so', () => {
    expect(kindOf('items.jsonl', '')).toEqual({ manifest: 'application/jsonl' });
    expect(kindOf('items.CSV', '\uFEFFexternalId,modality,uri\n')).toEqual({ manifest: 'text/csv' });
    expect(kindOf('folder.zip', '')).toEqual({ manifest: 'application/zip' });
  });

  it('is else an item, of the kind that its ending tells or the person chose', () => {
    expect(kindOf('a/bearing.csv', 'timestamp,value\n')).toEqual({ media: 'time-series' });
    expect(kindOf('a.csv', 'timestamp,value\n', 'table')).toEqual({ media: 'table' });
    expect(kindOf('weld.PNG', '')).toEqual({ media: 'image' });
    expect(kindOf('what.xyz', '')).toBeUndefined();
  });

  it('becomes a line of a list', () => {
    expect(manifestOf([{ path: 'a/b.csv', modality: 'time-series', sha256: 'f0' }])).toBe('{"externalId":"a/b.csv","modality":"time-series","mediaSha256":"f0"}\n');
  });
});

describe('a schema', () => {
  it('gets keys that are allowed and not taken', () => {
    expect(keyFrom('Surface Crack (deep)', [])).toBe('surface-crack-deep');
    expect(keyFrom('裂纹', ['label'])).toBe('label-2');
  });

  it('gets a colour that no class has yet', () => {
    const { classes } = firstSchema('image');
    expect(nextColour(classes)).not.toBe(classes[0]!.colour);
    expect(newClass(classes, ['box']).id).toBe('label-2');
  });

  it('loses with the kind of an attribute what belonged to it', () => {
    expect(asKind({ id: 'a', name: { 'zh-CN': '甲', en: 'A' }, kind: 'number', required: true, min: 1 }, 'text')).toEqual({ id: 'a', name: { 'zh-CN': '甲', en: 'A' }, kind: 'text', required: true });
  });

  it('moves a class by one place, not over an end', () => {
    expect(moved(['a', 'b'], 0, 1)).toEqual(['b', 'a']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  });
});

describe('the effort', () => {
  const of = (items: number) => estimate(items, policy, { secondsPerItem: 60, people: 5, hoursPerDay: 6 }, () => 32);

  it('counts every annotation, review and inspected item', () => {
    expect(of(1_000)).toMatchObject({ packages: 50, lots: 5, lotSize: 200, annotations: 2_000, reviews: 1_000, inspected: 160 });
    expect(of(1_000).hours).toBeCloseTo((2_000 + 1_160 / 3) / 60);
    expect(of(1_000).days).toBeCloseTo(of(1_000).hours / 30);
  });

  it('of nothing is nothing', () => {
    expect(of(0)).toMatchObject({ packages: 0, lots: 0, inspected: 0, hours: 0 });
  });

  it('is told in durations that the server reads', () => {
    expect(secondsOf('PT48H')).toBe(172_800);
    expect(secondsOf('P1DT2H3M4S')).toBe(93_784);
    expect(inUnit('PT30M', 'minutes')).toBe(30);
    expect(duration(2, 'days')).toBe('PT172800S');
    expect(() => secondsOf('two days')).toThrow('no duration');
  });
});

describe('what keeps a job from starting', () => {
  const draft = (participants: Participant[], review: Policy['review'] = 'other-organisation') =>
    lacks({ name: 'n', schemaId: '1', deadline: '2027-01-01T00:00:00Z', participants, policy: { ...policy, review } }, 1, 'meridian', 0).map(({ what }) => what);

  it('is nobody who annotates, or nobody else who reviews', () => {
    expect(draft([])).toEqual(['annotating']);
    expect(draft([{ organisation: 'east', annotates: true, reviews: true }])).toEqual(['reviewing']);
    expect(draft([{ organisation: 'east', annotates: true, reviews: true }], 'same-organisation')).toEqual([]);
    expect(draft([{ organisation: 'east', annotates: true, reviews: false }, { organisation: 'west', annotates: false, reviews: true }])).toEqual([]);
  });

  it('is an owner that would inspect its own work', () => {
    expect(draft([{ organisation: 'meridian', annotates: true, reviews: false }, { organisation: 'west', annotates: false, reviews: true }])).toEqual(['owner']);
  });

  it('is a job without items, or one that is late before it begins', () => {
    expect(lacks({ name: 'n', schemaId: '1', deadline: '2027-01-01T00:00:00Z', participants: [], policy }, 0, 'm', Date.parse('2027-01-02T00:00:00Z')).map(({ what }) => what)).toEqual(['deadline', 'items', 'annotating']);
  });
});

describe('what is told of two things that are kept', () => {
  it('is the graver, or the later', () => {
    expect(graver({ state: 'saved', at: 1 }, { state: 'failed', error: 'x' }).state).toBe('failed');
    expect(graver({ state: 'unsaved' }, { state: 'saved', at: 1 }).state).toBe('unsaved');
    expect(graver({ state: 'saved', at: 1 }, { state: 'saved', at: 2 })).toEqual({ state: 'saved', at: 2 });
    expect(graver({ state: 'unchanged' }, { state: 'unchanged' }).state).toBe('unchanged');
  });
});
