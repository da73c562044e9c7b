import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';

export const useRelease = (id: string) =>
  useQuery({ queryKey: ['release', id], queryFn: () => body(api.GET('/api/v1/releases/{releaseId}', { params: { path: { releaseId: id as never } } })) });

export const useJobReleases = (jobId: string) =>
  useQuery({ queryKey: ['releases', jobId], queryFn: () => body(api.GET('/api/v1/jobs/{jobId}/releases', { params: { path: { jobId: jobId as never } } })) });
