"""Chinese for what the system and the parser of JSON say, by their English."""

from __future__ import annotations

from collections.abc import Mapping

FOREIGN: Mapping[str, str] = {
    "Permission denied": "没有权限",
    "Is a directory": "是文件夹",
    "Not a directory": "不是文件夹",
    "File exists": "文件已存在",
    "File name too long": "文件名过长",
    "No such file or directory": "文件不存在",
    "No space left on device": "磁盘空间不足",
    "Read-only file system": "文件系统只读",
    "Disk quota exceeded": "超出磁盘配额",
    "Input/output error": "读写出错",
    "Too many open files": "打开的文件过多",
    "Too many levels of symbolic links": "符号链接层数过多",
    "Expecting value": "此处应有值",
    "Expecting property name enclosed in double quotes": "此处应为带双引号的键",
    "Expecting ':' delimiter": "此处应为“:”",
    "Expecting ',' delimiter": "此处应为“,”",
    "Illegal trailing comma before end of object": "对象末尾多了逗号",
    "Illegal trailing comma before end of array": "列表末尾多了逗号",
    "Unterminated string starting at": "文字的引号未闭合",
    "Invalid control character at": "文字中有控制字符",
    "Invalid \\escape": "转义字符有误",
    "Invalid \\uXXXX escape": "\\uXXXX 转义有误",
    "Extra data": "结尾之后还有内容",
}
"""Sentences of others, English to Chinese."""
