import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, body, get } from '../api/client';
import type { components } from '../api/schema';
import type { Language } from '../i18n/text';

type Schemas = components['schemas'];
export type Version = Schemas['ProcessVersionView'];
export type ElementFigures = Schemas['ElementFigures'];
export type Instance = Schemas['InstanceView'];
export type InstanceDetail = Schemas['InstanceDetailView'];

export type Finding = Schemas['DrawingProblemView'];
export type Deployment = Schemas['DeploymentView'];
export type Difference = Schemas['DifferenceView'];

export interface InstanceFilter {
  version: number;
  element?: string;
  incidents?: boolean;
}

const LIVE_MS = 5_000;
const PAGE = 20;

export const useProcesses = () => useQuery({ queryKey: ['processes'], queryFn: () => body(api.GET('/api/v1/processes')), refetchInterval: LIVE_MS });

export const useVersions = (id: string) => useQuery({ queryKey: ['processes', id, 'versions'], queryFn: () => body(api.GET('/api/v1/processes/{id}/versions', { params: { path: { id } } })), refetchInterval: LIVE_MS });

/** What is deployed never changes. */
export const useXml = (id: string, version: number) =>
  useQuery({ queryKey: ['processes', id, 'xml', version], queryFn: async () => textOf(`/api/v1/processes/${encodeURIComponent(id)}/versions/${version}/xml`), staleTime: Infinity });

export const useFigures = (id: string, version: number) =>
  useQuery({
    queryKey: ['processes', id, 'figures', version],
    queryFn: () => body(api.GET('/api/v1/processes/{id}/versions/{version}/statistics', { params: { path: { id, version } } })),
    refetchInterval: LIVE_MS,
  });

export const useInstances = (id: string, { version, element, incidents }: InstanceFilter) =>
  useInfiniteQuery({
    queryKey: ['processes', id, 'instances', version, element, incidents],
    queryFn: ({ pageParam }) => body(api.GET('/api/v1/processes/{id}/versions/{version}/instances', { params: { path: { id, version }, query: { element, incidents, cursor: pageParam, limit: PAGE } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const useInstance = (key: string) =>
  useQuery({ queryKey: ['processes', 'instance', key], queryFn: () => body(api.GET('/api/v1/processes/instances/{key}', { params: { path: { key: key as never } } })), refetchInterval: LIVE_MS });

export const useTemplates = (lang: Language) => useQuery({ queryKey: ['processes', 'templates', lang], queryFn: () => body(api.GET('/api/v1/processes/templates')), staleTime: Infinity });

export const useWaiting = () => useQuery({ queryKey: ['processes', 'waiting'], queryFn: () => body(api.GET('/api/v1/processes/deployments')), refetchInterval: LIVE_MS });

export const useWaitingXml = (id: string) => useQuery({ queryKey: ['processes', 'waiting', id, 'xml'], queryFn: () => textOf(`/api/v1/processes/deployments/${id}/xml`), staleTime: Infinity });

export const useDifference = (id: string, from: number, to: number) =>
  useQuery({ queryKey: ['processes', id, 'difference', from, to], queryFn: () => body(api.GET('/api/v1/processes/{id}/difference', { params: { path: { id }, query: { from, to } } })), staleTime: Infinity });

const byId = (id: string) => ({ params: { path: { id: id as never } } });

export const check = (xml: string) => body(api.POST('/api/v1/processes/checks', { body: { xml } }));
export const deploy = (xml: string, reason: string) => body(api.POST('/api/v1/processes/deployments', { body: { xml, reason } }));
export const confirm = (id: string) => body(api.POST('/api/v1/processes/deployments/{id}/confirmation', byId(id)));
export const decline = (id: string) => body(api.DELETE('/api/v1/processes/deployments/{id}', byId(id)));

const textOf = async (path: string) => (await get(path)).text();
