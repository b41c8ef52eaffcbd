// SPDX-License-Identifier: Apache-2.0
/** Whether people find what they ask for: questions with judged answers, and how good those of the server are. */
package org.rambla.launcher.search;
