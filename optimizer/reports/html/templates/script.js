// Filters halls by name, and opens every hall before printing; the page works without it.
var f=document.getElementById('find');
if(f)f.oninput=function(){document.querySelectorAll('details.hall').forEach(function(d){
d.hidden=d.dataset.name.indexOf(f.value.trim().toLowerCase())<0})};
onbeforeprint=function(){document.querySelectorAll('details').forEach(function(d){d.open=true})}
