# Read by mvnw.cmd before Maven starts: the same as jdk.sh.
function Get-JdkVersion($jdk) {
  if ($jdk -and (Test-Path "$jdk\bin\javac.exe") -and (Test-Path "$jdk\release") -and
      ((Get-Content -Raw "$jdk\release") -match 'JAVA_VERSION="(\d+)')) { [int]$Matches[1] } else { 0 }
}

if ((Get-JdkVersion $env:JAVA_HOME) -lt 21) {
  $places = if ($env:TREMPLIN_JDKS) { "$env:TREMPLIN_JDKS\*" } else {
    "$env:ProgramFiles\Java\*", "$env:ProgramFiles\Eclipse Adoptium\*", "$env:ProgramFiles\Microsoft\*",
    "$env:ProgramFiles\Amazon Corretto\*", "$env:ProgramFiles\Zulu\*", "$HOME\.jdks\*"
  }
  $javac = if (!$env:TREMPLIN_JDKS) { Get-Command javac.exe -ErrorAction SilentlyContinue }
  $jdks = @(Get-Item $places -ErrorAction SilentlyContinue | ForEach-Object { $_.FullName })
  if ($javac) { $jdks += Split-Path (Split-Path $javac.Source) }
  $newest = $jdks | Sort-Object { Get-JdkVersion $_ } | Select-Object -Last 1
  if ((Get-JdkVersion $newest) -lt 21) {
    Write-Output "Tremplin needs a JDK 21 or newer (25 is best) and none was found: install one (https://adoptium.net), or set JAVA_HOME to its folder."
    exit 1
  }
  Write-Output "JAVA_HOME=$newest"
}
