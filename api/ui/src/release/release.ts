import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';

export const useRelease = (id: string) =>
  useQuery({ queryKey: ['release', id], queryFn: () => body(api.GET('/api/v1/releases/{releaseId}', { params: { path: { releaseId: id as never } } })) });
