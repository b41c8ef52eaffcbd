// SPDX-License-Identifier: Apache-2.0
/** The pages where administrators care for people and organisations. */
package org.rambla.identity.admin;
