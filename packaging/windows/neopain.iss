; Inno Setup 6: the installer for Windows. packaging/build.py fills in what is in braces, and runs ISCC where it is.
#define Version "{version}"

[Setup]
AppId={{{{B5B3C4C6-5D65-4B7C-9A36-6B8E2C8A5D10}}
AppName=Neopain
AppVersion={{#Version}}
AppPublisher=The Neopain authors
AppComments=Research use only. Not a medical device.
DefaultDirName={{autopf}}\Neopain
DefaultGroupName=Neopain
DisableProgramGroupPage=yes
PrivilegesRequired=admin
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile={licence}
SetupIconFile={icon}
UninstallDisplayIcon={{app}}\neopain.exe
OutputDir={out}
OutputBaseFilename=neopain-{version}-setup
Compression=lzma2
SolidCompression=yes
CloseApplications=yes
ChangesEnvironment=yes

[Files]
Source: "{frozen}\*"; DestDir: "{{app}}"; Flags: recursesubdirs ignoreversion
Source: "{papers}\*"; DestDir: "{{app}}\papers"; Flags: recursesubdirs ignoreversion

[InstallDelete]
; A file that this version no longer has would be loaded in place of a new one. Records are not here: they are in the
; accounts' own folders, which neither an update nor a removal touches.
Type: filesandordirs; Name: "{{app}}\_internal"

[Icons]
Name: "{{group}}\Neopain"; Filename: "{{app}}\neopain.exe"; Parameters: "monitor"
Name: "{{group}}\Recorded sessions"; Filename: "{{app}}\neopain.exe"; Parameters: "review"

[Run]
Filename: "{{app}}\neopain.exe"; Parameters: "self-test"; Description: "Run the self-test"; Flags: postinstall skipifsilent
