// SPDX-License-Identifier: Apache-2.0
/**
 * Events that belong together. A series has a title and numbered sessions, each an event with places of its own. An event
 * that is cancelled may be replaced by a series: whoever was registered is registered for its sessions.
 */
package org.rambla.webinar.series;
