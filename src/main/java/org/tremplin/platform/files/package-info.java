/** Files that come and go: how bytes become text, CSV that no spreadsheet takes for a formula, and who is told of an export. */
package org.tremplin.platform.files;
