/**
 * Files that come and go: how bytes become text and cells what they mean, what a capability says of a file that it brings to an
 * import, CSV that no spreadsheet takes for a formula, and who is told of an export.
 */
package org.tremplin.platform.files;
