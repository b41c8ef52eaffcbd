// SPDX-License-Identifier: Apache-2.0
/**
 * Questions from the audience, beforehand and while the event goes on: whoever is registered asks and supports, organisers
 * choose what everybody sees. Nobody sees who asked.
 */
package org.rambla.webinar.audience;
