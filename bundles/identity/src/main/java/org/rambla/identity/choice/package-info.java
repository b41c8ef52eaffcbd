// SPDX-License-Identifier: Apache-2.0
/** What people choose from in forms: countries, zones, languages, kinds, topics. */
package org.rambla.identity.choice;
