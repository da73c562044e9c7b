import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { say } from '../design/Notes';
import { toast } from '../design/toasts';
import type { Say } from '../i18n/text';

interface HandIn<A> {
  send: (answer: A) => Promise<unknown>;
  /** What the work was about: nothing of it is shown again. */
  forget: QueryKey;
  done: (t: Say, answer: A) => string;
  after?: () => void;
}

/** Hands the work of a task in, and goes back to the list of tasks. */
export function useHandIn<A = void>({ send, forget, done, after }: HandIn<A>) {
  const [, go] = useLocation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (_, answer) => {
      after?.();
      client.removeQueries({ queryKey: forget });
      client.invalidateQueries({ queryKey: ['tasks'] });
      toast('green', (t) => done(t, answer));
      go('/tasks');
    },
    onError: (error) => toast('red', (t) => say(t, error)),
  });
}
