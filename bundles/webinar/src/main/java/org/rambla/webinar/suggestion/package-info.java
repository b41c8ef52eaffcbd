// SPDX-License-Identifier: Apache-2.0
/**
 * What the next event should be about: members propose subjects, cities support them once each, organisers answer, put
 * duplicates together, or make an event of one and tell whoever supported it.
 */
package org.rambla.webinar.suggestion;
