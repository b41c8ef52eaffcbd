// SPDX-License-Identifier: Apache-2.0
/**
 * Calls for case studies: cities are asked, write, hand in; managers review and publish.
 */
package org.rambla.wiki.call;
