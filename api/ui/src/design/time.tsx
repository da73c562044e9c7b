import { useEffect, useState } from 'react';
import { perLanguage, useText, type Language } from '../i18n/text';

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

const relatives = perLanguage((lang) => new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }));
const moments = perLanguage((lang) => new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'medium' }));

/** Round off to the largest unit that has passed at least once: in 3 days, 2 hours ago. */
export function relative(lang: Language, at: number, now: number): string {
  const distance = at - now;
  const [unit, size] = UNITS.find(([, one]) => Math.abs(distance) >= one) ?? ['second', 1_000];
  return relatives(lang).format(Math.round(distance / size), unit);
}

export const exact = (lang: Language, at: string) => moments(lang).format(new Date(at));

/** Minutes and seconds that are left, 24:10; never below 0:00. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const rest = String(seconds % 60).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}

/** The time, told anew at each interval. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** A moment, relative to now; the exact one on hover. */
export function When({ at }: { at: string }) {
  const { lang } = useText();
  const now = useNow(30_000);
  return (
    <time dateTime={at} title={exact(lang, at)}>
      {relative(lang, Date.parse(at), now)}
    </time>
  );
}
