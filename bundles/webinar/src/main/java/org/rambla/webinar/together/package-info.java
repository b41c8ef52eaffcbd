// SPDX-License-Identifier: Apache-2.0
/**
 * Events that several spaces organise: the managers of the space of an event name other spaces that they manage too, whose
 * managers then see, in their own space, who is registered, and what is counted; nothing else.
 */
package org.rambla.webinar.together;
