// SPDX-License-Identifier: Apache-2.0
/** People and cities as members see them: lists, an organisation's page, a member's page. */
package org.rambla.identity.directory;
