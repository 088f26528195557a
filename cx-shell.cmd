@echo off
rem A JShell session with the library, or a script or example in it: cx-shell --help says more. Builds the runnable jar once.
setlocal
set "jar=%~dp0cx-metrics-shell\target\cx-shell.jar"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if exist "%jar%" goto run
where mvn >nul 2>nul
if errorlevel 1 (
  echo cx-shell: no mvn on the PATH; Maven, 3.8.1 or later, is needed 1>&2
  exit /b 1
)
echo building cx-metrics once... 1>&2
pushd "%~dp0"
call mvn -B -q -ntp -pl cx-metrics-shell -am -Dmaven.test.skip=true -Denforcer.skip=true -Dmaven.javadoc.skip=true package
if errorlevel 1 (
  popd
  exit /b 1
)
popd
:run
chcp 65001 >nul
"%java%" -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -jar "%jar%" %*
exit /b %errorlevel%
