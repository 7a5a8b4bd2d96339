/** The part of Home Assistant's `hass` that is used here. */

import type { Locale } from "../pure/formats";

export interface Connection {
  connected: boolean;
  subscribeMessage<T>(callback: (message: T) => void, message: object, options?: { resubscribe?: boolean }): Promise<() => Promise<void>>;
  sendMessagePromise<T>(message: object): Promise<T>;
  addEventListener(event: "ready" | "disconnected", callback: () => void): void;
  removeEventListener(event: "ready" | "disconnected", callback: () => void): void;
}

export interface Hass {
  connection: Connection;
  language: string;
  locale: Locale & { time_zone?: "local" | "server" };
  config: { time_zone: string };
  themes?: unknown;
  selectedTheme?: unknown;
  user?: { is_admin: boolean };
  entities: Record<string, { platform?: string; device_id?: string; translation_key?: string; entity_id: string }>;
  devices: Record<string, { primary_config_entry?: string | null }>;
  states: Record<string, { entity_id: string; state: string; attributes: Record<string, unknown> }>;
}

/** The plan an entity belongs to: the page is told of its device, and not of its entry. */
export function planOf(hass: Hass, entity: string): string | undefined {
  const device = hass.entities[entity]?.device_id;
  return (device && hass.devices[device]?.primary_config_entry) || undefined;
}
