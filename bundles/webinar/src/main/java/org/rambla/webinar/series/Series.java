// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.series;

import org.rambla.api.text.Localised;

/** Sessions that belong together. */
public record Series(long id, long space, Localised title) {}
